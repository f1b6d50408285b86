import type { RefusalCode } from '@toan-canh/contract'

/** What a viewer reads when a topic is refused and nothing more exact is known. */
export const refusalSentences: Readonly<Record<RefusalCode, string>> = {
  malformed: 'Yêu cầu theo dõi không đọc được.',
  unknown_topic: 'Không có luồng dữ liệu này.',
  unknown_indicator: 'Không có chỉ tiêu này.',
  unknown_unit: 'Không có đơn vị này.',
  unknown_dimension: 'Không có chiều phân tổ này.',
  out_of_bounds: 'Luồng dữ liệu vượt giới hạn.',
  forbidden: 'Không được phép xem luồng dữ liệu này.',
  too_many_topics: 'Theo dõi quá nhiều luồng dữ liệu cùng lúc.',
  busy: 'Máy chủ đang bận, sẽ tự thử lại.',
}
