// validate.js SCHEMA DOCUMENTS.ndjson: each line is [name, document]. Prints what is wrong, exits 1 when anything is.
const fs = require("fs");
const Ajv2020 = require("ajv/dist/2020");

const [schemaPath, documentsPath] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, validateFormats: false });
const validate = ajv.compile(JSON.parse(fs.readFileSync(schemaPath, "utf8")));

let wrong = 0;
for (const line of fs.readFileSync(documentsPath, "utf8").split("\n").filter(Boolean)) {
  const [name, document] = JSON.parse(line);
  if (validate(document)) continue;
  for (const error of validate.errors) {
    console.log(`${name}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
    wrong++;
  }
}
process.exit(wrong ? 1 : 0);
