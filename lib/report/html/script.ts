// The page's behaviour: filters. Without JavaScript everything is shown.

export const SCRIPT = `
for (const form of document.querySelectorAll('form.filter')) {
  const section = form.closest('section');
  const items = [...section.querySelectorAll('li[data-severity], tr.row')];
  const output = form.querySelector('output');
  const apply = () => {
    const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const boxes = [...form.querySelectorAll('input[name=severity]')];
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    let shown = 0;
    for (const item of items) {
      const text = item.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word)) &&
        (boxes.length === 0 || wanted.has(item.dataset.severity));
      item.hidden = !fits;
      if (fits) shown++;
    }
    output.textContent = shown + ' of ' + items.length + ' shown';
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
}
document.addEventListener('keydown', (event) => {
  const field = document.querySelector('input[type=search]');
  const typing = document.activeElement.type === 'search';
  if (event.key === '/' && !typing && field) {
    event.preventDefault();
    field.focus();
  }
});
`;
