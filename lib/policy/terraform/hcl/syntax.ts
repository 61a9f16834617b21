// What HCL is made of, as far as rules need it: blocks, arguments and the expressions that can be plain values. What
// needs Terraform to evaluate it is kept as text.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md

/** Offsets in the text (UTF-16 code units, end exclusive). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Expression = Span & {
  /** As written, without comments. */
  readonly source: string;
} & (
    | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
    | { readonly kind: 'template'; readonly parts: readonly Part[] }
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    | { readonly kind: 'object'; readonly entries: readonly Entry[] }
    /** `a.b["c"].d[0]`: a, b, c, d, 0. */
    | { readonly kind: 'traversal'; readonly steps: readonly string[] }
    | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
    | { readonly kind: 'parentheses'; readonly inner: Expression }
    | { readonly kind: 'not'; readonly operand: Expression }
    /** Of two operands. */
    | {
        readonly kind: 'operation';
        readonly operator: Operator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'condition';
        readonly test: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
    /** Other operators and several of them, `for`, splats, indexes that are computed. */
    | { readonly kind: 'other' }
  );

/** The operators that conditions are made of. */
export const OPERATORS = ['==', '!=', '&&', '||'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A piece of a template. */
export type Part =
  /** With its escapes resolved. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** `%{ if … }`, or an expression that takes the space beside it away: `${~ … ~}`. */
  | { readonly kind: 'control'; readonly source: string };

export interface Entry {
  readonly key: Expression;
  readonly value: Expression;
}

export interface Argument {
  readonly kind: 'argument';
  readonly name: string;
  /** Of the name. */
  readonly at: Span;
  readonly value: Expression;
}

export interface HclBlock {
  readonly kind: 'block';
  readonly type: string;
  readonly labels: readonly string[];
  /** Of its type and labels. */
  readonly at: Span;
  readonly body: Item[];
  /** Offset behind its closing brace; absent where it was not read to its end. */
  end?: number;
}

export type Item = Argument | HclBlock;
