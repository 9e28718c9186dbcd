"""Kinds of mistakes: schemas and function declarations that decode well and are refused by the validator."""
import copy

from building import FUNCTIONS, answer_schema, some_function, some_schema, plain
from clean_requests import camel, config, declarations, find, key_of, listed, member, put, schemas, spelled
from kind import GEMINI_3, Kind, TEXT_MODELS

EVERY = ("generate", "batched", "live")


def some(request, rng, *types, wanted=lambda schema: True):
    known = [found for found in schemas(request.body, *types) if wanted(found[1])]
    return rng.choice(known) if known else (None, None)


def drop(name, *types):
    """The place is the schema that lacks it now."""
    def mistake(request, rng):
        path, schema = some(request, rng, *types, wanted=lambda schema: name in schema)
        if path is None:
            return None
        del schema[name]
        return path
    return mistake


def add(name, values, *types, wanted=lambda schema: True):
    def mistake(request, rng):
        path, schema = some(request, rng, *types, wanted=lambda schema: name not in schema and wanted(schema))
        if path is None:
            return None
        schema[name] = copy.deepcopy(rng.choice(values))
        return (*path, name)
    return mistake


def without_type(request, rng):
    path, schema = some(request, rng, "STRING", "NUMBER", "INTEGER", "BOOLEAN", wanted=lambda schema: not set(schema) & {"enum", "format"})
    if path is None:
        return None
    del schema["type"]
    schema.setdefault("description", "Any value")
    return path


def type_unspecified(request, rng):
    path, schema = some(request, rng, "STRING", "NUMBER", "BOOLEAN", wanted=lambda schema: not set(schema) & {"enum", "format"})
    if path is None:
        return None
    schema["type"] = "TYPE_UNSPECIFIED"
    return path


def property_without_schema(request, rng):
    path, schema = some(request, rng, "OBJECT", wanted=lambda schema: schema.get("properties"))
    if path is None:
        return None
    name = rng.choice(list(schema["properties"]))
    schema["properties"][name] = {"description": "Anything"}
    return (*path, "properties", name)


def branch_without_items(request, rng):
    path, schema = some(request, rng, "STRING", wanted=lambda schema: set(schema) <= {"type", "description"})
    if path is None:
        return None
    schema.clear()
    schema["anyOf"] = [{"type": "STRING"}, {"type": "ARRAY"}]
    return (*path, "anyOf", 1)


def any_of_with_type(request, rng):
    path, schema = some(request, rng, "STRING", "NUMBER", wanted=lambda schema: set(schema) <= {"type", "description"})
    if path is None:
        return None
    key = spelled("anyOf", rng)
    schema[key] = [{"type": "STRING"}, {"type": "NUMBER"}]
    return path


def empty_enum_value(request, rng):
    path, schema = some(request, rng, "STRING", wanted=lambda schema: schema.get("enum"))
    if path is None:
        return None
    where = rng.randrange(len(schema["enum"]) + 1)
    schema["enum"].insert(where, "")
    return (*path, "enum", where)


def enum_format_alone(request, rng):
    path, schema = some(request, rng, "STRING", wanted=lambda schema: not schema.get("enum") and "format" not in schema)
    if path is None:
        return None
    schema["format"] = "enum"
    return path


def unknown_required(request, rng):
    path, schema = some(request, rng, "OBJECT", wanted=lambda schema: schema.get("properties"))
    if path is None:
        return None
    schema.setdefault("required", []).append("nothing_of_that_name")
    return (*path, "required", len(schema["required"]) - 1)


def unknown_ordering(request, rng):
    path, schema = some(request, rng, "OBJECT", wanted=lambda schema: schema.get("properties") and not key_of(schema, "propertyOrdering"))
    if path is None:
        return None
    key = spelled("propertyOrdering", rng)
    schema[key] = [*schema["properties"], "nothing_of_that_name"]
    return (*path, key)


def property_renamed(request, rng):
    """`required` keeps the old name."""
    path, schema = some(request, rng, "OBJECT", wanted=lambda schema: schema.get("required"))
    if path is None:
        return None
    where = rng.randrange(len(schema["required"]))
    name = schema["required"][where]
    schema["properties"][name + "Of"] = schema["properties"].pop(name)
    return (*path, "required", where)


def property_without_name(request, rng):
    path, schema = some(request, rng, "OBJECT", wanted=lambda schema: schema.get("properties"))
    if path is None:
        return None
    schema["properties"][""] = {"type": "STRING"}
    return (*path, "properties")


def nested_object_empty(request, rng):
    """Below the root; an empty root of `parameters` is accepted."""
    path, schema = some(request, rng, "OBJECT", wanted=lambda schema: schema.get("properties"))
    if path is None:
        return None
    schema["properties"]["extra"] = {"type": "OBJECT", "properties": {}}
    return (*path, "properties", "extra")


def nested(levels):
    """A schema of many objects, one in the other."""
    def mistake(request, rng):
        path, schema = some(request, rng, "OBJECT", wanted=lambda schema: schema.get("properties"))
        if path is None:
            return None
        deep = {"type": "STRING"}
        for _ in range(levels):
            deep = {"type": "OBJECT", "properties": {"next": deep}}
        schema["properties"]["extra"] = deep
        return path[:next(index for index, step in enumerate(path) if camel(str(step)) in ("parameters", "responseSchema")) + 1]
    return mistake


def in_name(change):
    def mistake(request, rng):
        path, declaration = rng.choice(declarations(request.body))
        declaration["name"] = change(declaration["name"], rng)
        return (*path, "name")
    return mistake


def declared_again(request, rng):
    path, declaration = rng.choice(declarations(request.body))
    holder = request.body[path[0]][path[1]][path[2]] if isinstance(path[-1], int) else None
    if holder is None:
        return None
    holder.append(copy.deepcopy(declaration))
    return (*path[:-1], len(holder) - 1)


def declared_in_two_tools(request, rng):
    path, declaration = rng.choice(declarations(request.body))
    tools = request.body[path[0]]
    tools.append({"functionDeclarations": [copy.deepcopy(declaration)]})
    return (path[0], len(tools) - 1)


def both_forms(request, rng):
    known = [found for found in declarations(request.body) if key_of(found[1], "parameters")]
    if not known:
        return None
    path, declaration = rng.choice(known)
    put(declaration, "parametersJsonSchema", {"type": "object", "properties": {"page": {"type": "integer"}}}, rng)
    return (*path, key_of(declaration, "parametersJsonSchema"))


def both_answer_schemas(request, rng):
    settings = config(request.body, rng)
    settings[1]["responseJsonSchema"] = {"type": "object", "properties": {"page": {"type": "integer"}}}
    return (*settings[0], "responseJsonSchema")


def json_schema(request, rng):
    """A declaration with parametersJsonSchema that has $defs."""
    if not plain(request):
        return False
    put(request.body, "tools", [{"functionDeclarations": [{"name": "cook", "description": "Cooks a dish", "parametersJsonSchema": {
        "type": "object", "$defs": {"dish": {"type": "object", "properties": {"name": {"type": "string"}}}},
        "properties": {"dish": {"$ref": "#/$defs/dish"}, "guests": {"type": "integer"}}, "required": ["dish"]}}]}], rng)
    return True


def json_schema_of(request):
    """(path, schema) of what json_schema() builds."""
    path, declaration = declarations(request.body)[0]
    return (*path, "parametersJsonSchema"), declaration["parametersJsonSchema"]


def undefined_ref(request, rng):
    path, schema = json_schema_of(request)
    if rng.random() < 0.5:
        del schema["$defs"]
    else:
        schema["properties"]["dish"]["$ref"] = "#/$defs/meal"
    return (*path, "properties", "dish", "$ref")


def ref_with_type(request, rng):
    path, schema = json_schema_of(request)
    schema["properties"]["dish"] |= rng.choice([{"type": "object"}, {"title": "Dish", "type": "object"},
                                                {"properties": {"size": {"type": "integer"}}}])
    return (*path, "properties", "dish")


def too_many(request, rng):
    path, tool = rng.choice([found for found in listed(request.body, "tools") if key_of(found[1], "functionDeclarations")])
    key = key_of(tool, "functionDeclarations")
    tool[key] = [{"name": f"read_{number}", "description": "Reads one"} for number in range(513)]
    return (*path, key)


def on_schema(name, mistake, **more):
    return Kind(name, mistake, **{"prepare": some_schema, "on": EVERY} | more)


def on_function(name, mistake, **more):
    return Kind(name, mistake, **{"prepare": some_function, "on": EVERY} | more)


NOT_CERTAIN = "no published limit; reports only"
KINDS = [
    on_schema("array without items", drop("items", "ARRAY"), cause="array-items-missing"),
    on_schema("array without items in a branch", branch_without_items, cause="array-items-missing"),
    on_schema("items on a string", add("items", [{"type": "STRING"}], "STRING"), rule="items-on-non-array"),
    on_schema("properties on a string", add("properties", [{"a": {"type": "STRING"}}], "STRING", "NUMBER"), rule="object-keyword-on-non-object"),
    on_schema("required on a number", add("required", [["a"]], "NUMBER", "INTEGER", "ARRAY"), rule="object-keyword-on-non-object"),
    on_schema("schema without type", without_type, cause="schema-type-missing"),
    on_schema("type unspecified", type_unspecified, cause="schema-type-missing"),
    on_schema("property that is only described", property_without_schema, cause="schema-type-missing"),
    on_schema("enum on a number", add("enum", [["1", "2"], ["a"]], "NUMBER", "INTEGER", "BOOLEAN"), cause="enum-on-non-string"),
    on_schema("empty enum value", empty_enum_value, cause="enum-empty-string"),
    on_schema("format enum without values", enum_format_alone, cause="enum-format-without-values"),
    on_schema("format of JSON Schema", add("format", ["uri", "email", "date", "uuid", "password"], "STRING",
                                           wanted=lambda schema: "enum" not in schema),
              cause="string-format-unsupported", warning="one report, of 2025"),
    on_schema("required name that is no property", unknown_required, cause="required-not-in-properties"),
    on_schema("required name of a renamed property", property_renamed, cause="required-not-in-properties"),
    on_schema("ordered name that is no property", unknown_ordering, cause="required-not-in-properties"),
    on_schema("property without a name", property_without_name, rule="property-name-empty"),
    on_schema("nested object without properties", nested_object_empty, cause="object-properties-empty", warning="reports of early 2025"),
    on_schema("many nested objects", nested(25), cause="schema-nesting-too-deep", warning=NOT_CERTAIN),
    on_schema("anyOf beside a type", any_of_with_type, cause="any-of-with-siblings", warning="reported of Vertex AI only"),
    on_function("blank in a function's name", in_name(lambda name, rng: rng.choice([name.replace("_", " "), name + " ", "get it"])),
                cause="function-name-invalid"),
    on_function("function's name begins with a digit", in_name(lambda name, rng: "2" + name), cause="function-name-invalid"),
    on_function("function's name of another alphabet", in_name(lambda name, rng: rng.choice(["znajdź_paczkę", "检索", name + "/v2", name + "?"])),
                cause="function-name-invalid"),
    on_function("function's name of 140 characters", in_name(lambda name, rng: (name + "_") * 70), cause="function-name-invalid"),
    on_function("function without name", in_name(lambda name, rng: ""), cause="function-name-invalid"),
    on_function("function declared twice", declared_again, cause="duplicate-function-declaration", models=TEXT_MODELS, on=("generate", "batched")),
    on_function("function declared in two tools", declared_in_two_tools, cause="duplicate-function-declaration", models=TEXT_MODELS,
                on=("generate", "batched")),
    on_function("parameters in both forms", both_forms, cause="parameters-and-json-schema-both"),
    on_function("513 functions", too_many, cause="too-many-function-declarations", on=("generate", "batched")),
    Kind("answer schema in both forms", both_answer_schemas, prepare=answer_schema, rule="response-schema-and-json-schema"),
    Kind("$ref to what is not defined", undefined_ref, prepare=json_schema, models=TEXT_MODELS, cause="ref-undefined"),
    Kind("$ref beside a type", ref_with_type, prepare=json_schema, models=GEMINI_3, cause="ref-with-siblings"),
]
