/** Every error code that crosses a process, with its HTTP status and its sentence's start. Problem details (RFC 9457) carry the code as `type`. */
export const problems = {
  bad_request: { status: 400, title: 'Yêu cầu không hợp lệ' },
  bad_signature: { status: 401, title: 'Chữ ký không hợp lệ' },
  forbidden: { status: 403, title: 'Không được phép' },
  not_found: { status: 404, title: 'Không tìm thấy' },
  unknown_indicator: { status: 404, title: 'Không có chỉ tiêu này' },
  unknown_unit: { status: 404, title: 'Không có đơn vị này' },
  conflict: { status: 409, title: 'Đã có thay đổi khác' },
  out_of_bounds: { status: 422, title: 'Vượt giới hạn' },
  unreadable: { status: 422, title: 'Nội dung không đọc được' },
  too_large: { status: 413, title: 'Quá lớn' },
  too_many: { status: 429, title: 'Quá nhiều lần thử' },
  busy: { status: 503, title: 'Đang bận' },
  upstream: { status: 502, title: 'Hệ thống nguồn không trả lời được' },
  loading: { status: 503, title: 'Đang nạp lịch sử' },
  internal: { status: 500, title: 'Lỗi trong hệ thống' },
} as const
export type ProblemCode = keyof typeof problems
