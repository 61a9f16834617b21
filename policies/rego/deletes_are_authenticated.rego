# A rule of an organisation's own, in Rego, over the specification.
package portcullis.rules.deletes_are_authenticated

metadata := {
	"id": "acme-deletes-are-authenticated",
	"title": "whoever deletes is known",
	"group": "authentication",
	"severity": "error",
	"risk": "anybody can delete what is ours",
	"hint": "add `security` with a scheme to the operation",
}

deletes := [operation |
	some operation in input.api.operations
	operation.method in {"delete", "any"}
]

applies := count(deletes) > 0

deny contains {"message": sprintf("%s asks for no authentication", [operation.id]), "at": operation.at, "of": operation.id} if {
	some operation in deletes
	every alternative in operation.security {
		count(alternative.schemes) == 0
	}
}
