import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const font = (name: string) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** A picture as PNG. Its font is bundled: without one all text would vanish, silently. */
export const pngOf = (svg: string): Buffer =>
  new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: [font('DejaVuSans'), font('DejaVuSans-Bold')],
      defaultFontFamily: 'DejaVu Sans',
    },
  })
    .render()
    .asPng();
