import type { Example } from './example.ts'

/** Examples of the widgets that say words and times. */
export const noticeExamples: Readonly<Record<'clock' | 'countdown' | 'news' | 'text', Example>> = {
  clock: { title: 'Giờ trung tâm', config: {}, states: {}, width: 868, height: 420 },
  countdown: {
    title: 'Hạn giải ngân vốn đầu tư công',
    config: { to: 'end-of-year', basis: 'Kế hoạch năm 2026', owner: 'Giám đốc Sở Tài chính' },
    states: {
      stale: { to: '2026-11-20T17:00:00+07:00', basis: 'Kế hoạch tháng 11', owner: 'Giám đốc Sở Tài chính' },
    },
    width: 1_160,
    height: 420,
  },
  news: {
    title: 'Tin điều hành',
    config: {
      items: [
        {
          day: '2026-11-20',
          title: 'Trực đủ quân số trong đợt mưa lớn 21–23/11',
          text: 'Các xã, phường ven sông kiểm tra cống dưới đê trước 18:00 mỗi ngày và báo về Trung tâm.',
          by: 'Văn phòng UBND tỉnh',
        },
        { day: '2026-11-18', title: 'Đổi giờ giao ban tuần sang 07:45 thứ Hai', by: 'Văn phòng UBND tỉnh' },
      ],
      owner: 'Chánh Văn phòng UBND tỉnh',
    },
    states: {
      empty: { items: [], owner: 'Chánh Văn phòng UBND tỉnh' },
      stale: {
        items: [{ day: '2026-09-02', title: 'Lịch trực lễ Quốc khánh', by: 'Văn phòng UBND tỉnh' }],
        owner: 'Chánh Văn phòng UBND tỉnh',
      },
    },
    width: 1_776,
    height: 560,
  },
  text: {
    title: 'Ghi chú phạm vi số liệu',
    config: {
      paragraphs: [
        'Số liệu gồm 129 xã, phường sau sắp xếp từ 01/07/2025. Hồ sơ của ba tỉnh cũ được cộng về địa bàn mới theo nơi tiếp nhận.',
        'Tỷ lệ không lấy trung bình của các đơn vị: tử số và mẫu số được cộng rồi mới chia.',
      ],
      owner: 'Giám đốc Trung tâm Giám sát, điều hành thông minh',
      from: '2026-07-01',
    },
    states: {
      empty: { paragraphs: ['Quy chế trực mới.'], owner: 'Chánh Văn phòng UBND tỉnh', from: '2027-01-01' },
      stale: {
        paragraphs: ['Trực 24/24 trong đợt mưa lớn.'],
        owner: 'Chánh Văn phòng UBND tỉnh',
        from: '2026-10-01',
        until: '2026-10-31',
      },
    },
    width: 1_160,
    height: 620,
  },
}
