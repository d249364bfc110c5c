import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";

// Vue and Svelte compile their own files; what has a hyphen is a custom element for both.
export default {
  base: "./",
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes("-") } } }), svelte()],
};
