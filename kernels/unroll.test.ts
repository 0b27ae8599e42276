import { expect, test } from "vitest";
import { unroll } from "./unroll";

const constants = "const TM = 2u;const BK=TM*4/2;";

test("loops over the named variables are written out, inner ones too, others stay", () => {
  const source = `${constants}for (var i = 0u; i < TM; i++) { for (var j = 0u; j < 2; j++) { a[i][j] += ij[k]; } }
    for (var k = 0u; k < BK; k++) { b[k] = 0; }`;
  expect(unroll(source, ["i", "j"]).replace(/\s+/g, " ")).toBe(
    `${constants}{ { a[0u][0u] += ij[k]; } { a[0u][1u] += ij[k]; } } { { a[1u][0u] += ij[k]; } { a[1u][1u] += ij[k]; } } for (var k = 0u; k < BK; k++) { b[k] = 0; }`,
  );
  expect(unroll(source, [])).toBe(source);
});

test("a source without white space and comments is the same to it", () => {
  const short = `${constants}for(var k=0u;k<BK/2;k++){b[k]=0;}for(var i=0u;i<TM;i++){if(i>0){c(i);}}`;
  expect(unroll(short, ["k", "i"])).toBe(`${constants}{b[0u]=0;}\n{b[1u]=0;}{if(0u>0){c(0u);}}\n{if(1u>0){c(1u);}}`);
});

test("a bound without a value and a brace that is not closed are refused", () => {
  expect(() => unroll("for (var i = 0u; i < UNKNOWN; i++) { }", ["i"])).toThrow("UNKNOWN has no value");
  expect(() => unroll("for (var i = 0u; i < 2u; i++) { a(); ", ["i"])).toThrow("not closed");
});
