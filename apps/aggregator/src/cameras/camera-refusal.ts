import type { Problem } from '@toan-canh/connectors'
import type { ProblemCode } from '@toan-canh/contract'

/** Why somebody gets no picture, in one sentence that says who must act. */
export class CameraRefusal extends Error {
  override readonly name = 'CameraRefusal'
  readonly code: ProblemCode
  constructor(code: ProblemCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}

const keeper = 'đơn vị quản lý camera cần kiểm tra'
const sentences: Readonly<Record<Problem, string>> = {
  not_ready: `Máy chủ luồng không nhận được luồng; ${keeper}.`,
  no_bytes: `Luồng không còn dữ liệu; ${keeper}.`,
  no_path: 'Máy chủ luồng không có đường dẫn này; quản trị máy chủ luồng cần kiểm tra.',
  unreachable: `Không kết nối được camera; ${keeper}.`,
  timeout: `Camera trả lời quá chậm; ${keeper}.`,
  forbidden: 'Địa chỉ của camera không được phép gọi; nơi lập danh sách cần sửa.',
  password: 'Camera không nhận mật khẩu; người vừa đổi mật khẩu cần báo trung tâm.',
  status: `Camera không có hình; ${keeper}.`,
  redirect: 'Camera dẫn sang máy khác; nơi lập danh sách cần sửa.',
  too_large: `Hình lớn quá mức; ${keeper}.`,
  cut: `Hình bị ngắt giữa chừng; ${keeper}.`,
  wrong_type: `Camera trả lời không phải hình; ${keeper}.`,
  empty: `Luồng chưa có đoạn hình nào; ${keeper}.`,
  ended: `Đây là bản ghi, không phải trực tiếp; ${keeper}.`,
  still: `Hình không đổi; ${keeper}.`,
  stalled: `Luồng dừng lại; ${keeper}.`,
  black: `Hình tối đen; ${keeper}.`,
  clock: `Đồng hồ camera lệch; ${keeper}.`,
}

/** What a failure of a camera says to whoever watches it. */
export function refusalOf(problem: Problem): CameraRefusal {
  return new CameraRefusal('upstream', sentences[problem])
}
