import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationRule,
} from "graphql";
import type { Plugin } from "graphql-yoga";

/** How often the same list may be asked for inside itself: a course's steps' course's steps, and no further. */
const maxRounds = 2;
/** Fields looked at, and levels of them, fragments spelled out. */
const maxFields = 20_000;
const maxLevels = 100;

/**
 * Refuses documents that walk in circles through lists: each round multiplies the answer by the length of the list, which no
 * count of fields foresees.
 */
export function useNoCircles(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(noCircles);
    },
  };
}

/** The rule by itself, for validating a document. */
export const noCircles: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const walk: Walk = {
      schema: context.getSchema(),
      fragment: (name) => context.getFragment(name),
      fields: 0,
      level: 0,
    };
    const root = walk.schema.getRootType(operation.operation);
    const complaint =
      root && walkThrough(walk, root, operation.selectionSet, []);
    if (complaint)
      context.reportError(
        new GraphQLError(complaint, {
          nodes: operation,
          extensions: { code: "OPERATION_TOO_LARGE", http: { status: 400 } },
        }),
      );
    return false;
  },
});

interface Walk {
  schema: GraphQLSchema;
  fragment: (name: string) => FragmentDefinitionNode | null | undefined;
  fields: number;
  level: number;
}

/** What is wrong with a selection, under the lists (`Type.field`) that lead to it; undefined where nothing is. */
function walkThrough(
  walk: Walk,
  parent: GraphQLOutputType,
  { selections }: SelectionSetNode,
  lists: readonly string[],
): string | undefined {
  if (walk.level >= maxLevels)
    return `The operation goes deeper than ${maxLevels} levels.`;
  walk.level++;
  for (const selection of selections) {
    if (++walk.fields > maxFields)
      return `The operation asks for more than ${maxFields} fields.`;
    const complaint =
      selection.kind === Kind.FIELD
        ? walkField(walk, parent, selection, lists)
        : walkFragment(walk, parent, selection, lists);
    if (complaint) return complaint;
  }
  walk.level--;
  return undefined;
}

function walkField(
  walk: Walk,
  parent: GraphQLOutputType,
  { name, selectionSet }: FieldNode,
  lists: readonly string[],
): string | undefined {
  const type = getNamedType(parent);
  if (!selectionSet || isLeafType(type) || isUnionType(type)) return undefined;
  const output = type.getFields()[name.value]?.type;
  if (!output) return undefined;
  if (!isList(output)) return walkThrough(walk, output, selectionSet, lists);
  const place = `${type.name}.${name.value}`;
  if (lists.filter((each) => each === place).length >= maxRounds)
    return `${place} is asked for inside itself too often.`;
  return walkThrough(walk, output, selectionSet, [...lists, place]);
}

function walkFragment(
  walk: Walk,
  parent: GraphQLOutputType,
  selection: Exclude<
    SelectionSetNode["selections"][number],
    { kind: Kind.FIELD }
  >,
  lists: readonly string[],
): string | undefined {
  const fragment =
    selection.kind === Kind.INLINE_FRAGMENT
      ? selection
      : walk.fragment(selection.name.value);
  if (!fragment) return undefined;
  const name = fragment.typeCondition?.name.value;
  const type = name === undefined ? parent : walk.schema.getType(name);
  if (!type || !isCompositeType(type)) return undefined;
  return walkThrough(walk, type, fragment.selectionSet, lists);
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
