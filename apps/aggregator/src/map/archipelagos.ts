import type { InsetIsland, InsetLabel } from '@toan-canh/contract'

/** Unit codes of the two special zones at sea: Hoàng Sa (Đà Nẵng) and Trường Sa (Khánh Hoà). */
export const hoangSaUnit = '20333'
export const truongSaUnit = '22736'
export const archipelagoUnits: ReadonlySet<string> = new Set([hoangSaUnit, truongSaUnit])

const island = (unit: string, name: string, [lat, lon]: readonly [lat: number, lon: number]): InsetIsland => ({
  name,
  unit,
  at: [lon, lat],
})

/** Positions to about a kilometre, latitude first as in a pilot book; points in an inset, not coastlines. */
export const archipelagoIslands: readonly InsetIsland[] = [
  island(hoangSaUnit, 'Đá Bắc', [17.09, 111.5]),
  island(hoangSaUnit, 'Đảo Cây', [16.98, 112.27]),
  island(hoangSaUnit, 'Đảo Nam', [16.95, 112.33]),
  island(hoangSaUnit, 'Đảo Phú Lâm', [16.83, 112.34]),
  island(hoangSaUnit, 'Đảo Linh Côn', [16.67, 112.73]),
  island(hoangSaUnit, 'Đảo Hoàng Sa', [16.53, 111.61]),
  island(hoangSaUnit, 'Đảo Quang Ảnh', [16.45, 111.51]),
  island(hoangSaUnit, 'Đảo Duy Mộng', [16.46, 111.74]),
  island(hoangSaUnit, 'Đá Chim Én', [16.34, 112.04]),
  island(hoangSaUnit, 'Đá Lồi', [16.23, 111.68]),
  island(hoangSaUnit, 'Đảo Bạch Quy', [16.06, 111.76]),
  island(hoangSaUnit, 'Đá Bông Bay', [16.05, 112.5]),
  island(hoangSaUnit, 'Đảo Tri Tôn', [15.79, 111.2]),
  island(truongSaUnit, 'Đảo Song Tử Tây', [11.43, 114.33]),
  island(truongSaUnit, 'Đảo Bến Lạc', [11.08, 115.02]),
  island(truongSaUnit, 'Đảo Thị Tứ', [11.05, 114.28]),
  island(truongSaUnit, 'Đảo Loại Ta', [10.67, 114.42]),
  island(truongSaUnit, 'Đảo Vĩnh Viễn', [10.73, 115.8]),
  island(truongSaUnit, 'Đảo Sơn Ca', [10.38, 114.48]),
  island(truongSaUnit, 'Đảo Nam Yết', [10.18, 114.36]),
  island(truongSaUnit, 'Đảo Sinh Tồn Đông', [9.9, 114.56]),
  island(truongSaUnit, 'Đá Vành Khăn', [9.9, 115.53]),
  island(truongSaUnit, 'Đảo Sinh Tồn', [9.89, 114.33]),
  island(truongSaUnit, 'Đá Chữ Thập', [9.55, 112.89]),
  island(truongSaUnit, 'Đảo Phan Vinh', [8.97, 113.7]),
  island(truongSaUnit, 'Đảo Trường Sa Đông', [8.93, 112.35]),
  island(truongSaUnit, 'Đá Tiên Nữ', [8.86, 114.65]),
  island(truongSaUnit, 'Đảo Trường Sa', [8.64, 111.92]),
  island(truongSaUnit, 'Đá Công Đo', [8.37, 115.22]),
  island(truongSaUnit, 'Đá Thuyền Chài', [8.17, 113.31]),
  island(truongSaUnit, 'Đảo An Bang', [7.89, 112.92]),
  island(truongSaUnit, 'Đá Hoa Lau', [7.37, 113.83]),
]

/** Where the required names stand in the inset; the drawing keeps them on its card. */
export const insetLabels: readonly InsetLabel[] = [
  { text: 'Quần đảo Hoàng Sa', at: [113.7, 19.7], kind: 'archipelago' },
  { text: 'Biển Đông', at: [115, 14.1], kind: 'sea' },
  { text: 'Quần đảo Trường Sa', at: [113.7, 4], kind: 'archipelago' },
]
