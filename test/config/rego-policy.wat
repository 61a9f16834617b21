;; A policy in the shape that `opa build -t wasm -e portcullis/rules` gives one (ABI 1.2), written by hand, because
;; tests must not need OPA. Its values are their own JSON text. It denies every input that speaks of `aws_kms_key`.
;; Made into rego-policy.wasm with wat2wasm of wabt. https://www.openpolicyagent.org/docs/latest/wasm/
(module
  (import "env" "memory" (memory 2))
  (global (export "opa_wasm_abi_version") i32 (i32.const 1))
  (global (export "opa_wasm_abi_minor_version") i32 (i32.const 2))
  (global $heap (mut i32) (i32.const 65536))

  (data (i32.const 1024) "{}\00")
  (data (i32.const 1040) "{\"portcullis/rules\":0}\00")
  (data (i32.const 1100) "aws_kms_key")
  (data (i32.const 2048) "[{\"result\":{\"keys\":{\"metadata\":{\"id\":\"acme-keys-are-central\",\"title\":\"keys are made by the platform team\",\"severity\":\"error\",\"risk\":\"nobody rotates them\",\"hint\":\"use a key of the platform team\"},\"deny\":[{\"message\":\"a key is made here\"}]}}}]\00")
  (data (i32.const 4096) "[{\"result\":{\"keys\":{\"metadata\":{\"id\":\"acme-keys-are-central\",\"title\":\"keys are made by the platform team\",\"severity\":\"error\",\"risk\":\"nobody rotates them\",\"hint\":\"use a key of the platform team\"},\"deny\":[]}}}]\00")

  (func (export "builtins") (result i32) (i32.const 1024))
  (func (export "entrypoints") (result i32) (i32.const 1040))
  (func (export "opa_heap_ptr_get") (result i32) (global.get $heap))
  (func (export "opa_heap_ptr_set") (param $to i32) (global.set $heap (local.get $to)))
  (func (export "opa_malloc") (param $size i32) (result i32)
    (local $at i32)
    (local.set $at (global.get $heap))
    (global.set $heap (i32.add (global.get $heap) (i32.add (local.get $size) (i32.const 1))))
    (local.get $at))
  (func (export "opa_free") (param i32))
  (func (export "opa_json_parse") (param $at i32) (param $length i32) (result i32) (local.get $at))
  (func (export "opa_json_dump") (param $at i32) (result i32) (local.get $at))

  (func $matches (param $at i32) (result i32)
    (local $index i32)
    (loop $next
      (if (i32.ne (i32.load8_u (i32.add (local.get $at) (local.get $index)))
                  (i32.load8_u (i32.add (i32.const 1100) (local.get $index))))
        (then (return (i32.const 0))))
      (local.set $index (i32.add (local.get $index) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $index) (i32.const 11))))
    (i32.const 1))

  (func (export "opa_eval")
    (param $reserved i32) (param $entrypoint i32) (param $data i32) (param $input i32) (param $length i32)
    (param $heap_ptr i32) (param $format i32) (result i32)
    (local $at i32) (local $end i32)
    (local.set $at (local.get $input))
    (local.set $end (i32.sub (i32.add (local.get $input) (local.get $length)) (i32.const 11)))
    (block $done
      (loop $next
        (br_if $done (i32.gt_s (local.get $at) (local.get $end)))
        (if (call $matches (local.get $at)) (then (return (i32.const 2048))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (i32.const 4096)))
