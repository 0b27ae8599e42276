/** wgsl_reflect's ES module, which Node can import, lies beside types that only name the package. */
declare module "wgsl_reflect/wgsl_reflect.module.js" {
  export { WgslReflect } from "wgsl_reflect";
}
