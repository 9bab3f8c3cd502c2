// The house rules that a syntax tree shows. Import direction is dependency-cruiser's (.dependency-cruiser.cjs); what text shows is scripts/check-house.mjs.
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const restrictedCalls = [
  { selector: "CallExpression[callee.name='getServerSession']", message: "Read the session with lib/access: getServerSession does not work in the front." },
  { selector: "ExpressionStatement[directive='use server']", message: "No server actions: mutations go through the API." },
  { selector: "TSEnumDeclaration", message: "Use a union of literals." },
  { selector: "CallExpression[callee.property.name=/^(revalidatePath|revalidateTag)$/]", message: "Nothing is cached by Next." },
];
const pureOnly = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "core has no clock: pass the time." },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "core has no clock: pass the time." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "core has no randomness: pass it." },
];
const prismaOutsideDb = { selector: "MemberExpression[property.name='prisma']", message: "Prisma stays in lib/db." };
const envAccess = { selector: "MemberExpression[object.name='process'][property.name='env']", message: "Only lib/platform/env.ts reads process.env." };

export default tseslint.config(
  { ignores: ["node_modules/**", ".next/**", ".handrail/**", "dist/**", "lib/db/generated/**", "public/**", "next-env.d.ts", "test-results/**"] },
  ...tseslint.configs.recommended,
  {
    languageOptions: {
      globals: { process: "readonly", console: "readonly", Buffer: "readonly", URL: "readonly", setTimeout: "readonly", clearTimeout: "readonly" },
    },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "no-restricted-syntax": ["error", ...restrictedCalls],
      eqeqeq: ["error", "always"],
      "no-console": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["app/**", "components/**", "lib/**"],
    ignores: ["lib/platform/env.ts", "lib/testing/**", "**/cli-*.ts", "**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", ...restrictedCalls, envAccess, prismaOutsideDb] },
  },
  { files: ["lib/db/**"], rules: { "no-restricted-syntax": ["error", ...restrictedCalls, envAccess] } },
  { files: ["lib/core/**"], ignores: ["**/*.test.ts"], rules: { "no-restricted-syntax": ["error", ...restrictedCalls, envAccess, ...pureOnly] } },
  { files: ["e2e/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  { files: ["scripts/**", "**/cli-*.ts", "e2e/**", "lib/bench/**", "lib/evals/**", "prisma/seed/**"], rules: { "no-console": "off" } },
  { files: ["**/*.cjs", "next.config.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
