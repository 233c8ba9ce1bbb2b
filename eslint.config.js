import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { writesOnlyInDomain } from "./bin/lint/writes-only-in-domain.js";

const components = ["{ui,web,portal,admin}/**/*.{ts,tsx}"];
const tests = ["**/*.test.{ts,tsx}", "test/**"];

export default tseslint.config(
  {
    ignores: [
      "**/generated/",
      "**/build/",
      "**/.cache/",
      "**/.turbo/",
      ".data/",
      ".node/",
    ],
  },

  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: {
        // One program for all of them: what many import is read and checked once.
        project: "tsconfig.services.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // A function may keep its promise of a promise before it has anything to wait for.
      "@typescript-eslint/require-await": "off",
      // Numbers read well in templates; what reads badly (objects, undefined) stays an error.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },

  {
    name: "throughline/plain-javascript",
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.disableTypeChecked],
  },

  {
    name: "throughline/components",
    files: components,
    extends: [
      reactHooks.configs.flat.recommended,
      jsxA11y.flatConfigs.recommended,
    ],
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { project: "tsconfig.pages.json" },
    },
    rules: {
      // Remix ends loaders and actions by throwing responses.
      "@typescript-eslint/only-throw-error": "off",
      // React takes handlers whose promise it ignores; a rejected one is shown by the route's error boundary.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },

  {
    name: "throughline/configuration-is-read-in-env",
    files: ["**/*.{ts,tsx}"],
    ignores: [
      "**/env.ts",
      "**/env.server.ts",
      // What starts the rest hands the environment on; what configures a tool is read before any of our code.
      "bin/**",
      "**/*.config.ts",
      "prisma/migrate.ts",
      ...tests,
    ],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message:
            "Read configuration in env.ts, where a wrong environment fails at start with all its errors at once.",
        },
      ],
    },
  },

  {
    name: "throughline/writes-only-in-domain",
    files: ["**/*.{ts,tsx}"],
    ignores: ["domain/**", "prisma/seed/**", ...tests],
    plugins: {
      throughline: { rules: { "writes-only-in-domain": writesOnlyInDomain } },
    },
    rules: { "throughline/writes-only-in-domain": "error" },
  },

  {
    name: "throughline/tests",
    files: tests,
    rules: {
      // Answers of the product are read as JSON whose shape the test is about to claim.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
);
