/* What a map does with JavaScript: it is narrowed by groups of deeds, and enlarged. */

import { MapDrawing } from "./drawing.js";
import { offerFilter } from "./filter.js";
import { offerZoom } from "./zoom.js";

export function offer(page) {
  const drawing = new MapDrawing(page.querySelector(".map__view .map"));
  offerZoom(page, drawing);
  if (page.querySelector(".map__filter")) offerFilter(page, drawing);
}
