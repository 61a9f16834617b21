# A rule of an organisation's own, in Rego, over Terraform.
package portcullis.rules.keys_are_central

metadata := {
	"id": "acme-keys-are-central",
	"title": "keys are made by the platform team",
	"group": "data-protection",
	"severity": "warning",
	"risk": "nobody rotates, audits or deletes keys that nobody knows",
	"hint": "use a key of the platform team, or have this one reviewed",
}

# What Portcullis makes itself rotates, and belongs to the API.
keys := [resource |
	some resource in input.terraform.resources
	resource.type == "aws_kms_key"
	not resource.generated
]

applies := count(keys) > 0

deny contains {"message": sprintf("key `%s` is made here", [key.address]), "at": key.at, "of": key.address} if {
	some key in keys
}
