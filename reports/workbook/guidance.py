"""The sheet that says how the workbook is filled in."""

from openpyxl.worksheet.worksheet import Worksheet

from reports.models import Submission
from reports.workbook.keys import FIGURES, SECTIONS
from reports.workbook.looks import fit, prepare, put
from reports.workbook.slots import NIL, NO, YES

STEPS = f"""\
Trang “{FIGURES}”: gõ số hoặc chọn câu trả lời vào các ô nền vàng của cột “Kỳ này”. Các ô khác đã khóa.
Số: chỉ gõ chữ số, ví dụ 1234 hoặc 12,5; không gõ đơn vị, dấu %, phân số, công thức. Nếu lấy số từ bảng tính khác, dán \
dạng giá trị (Paste Special → Values).
Số 0 khác với để trống: 0 là có theo dõi và không có trường hợp nào; để trống là chưa báo cáo. Không có gì để đếm thì \
chọn “{NIL}” ở dòng cuối của chỉ tiêu và để trống các số.
Địa bàn cấp xã: chọn {YES} hoặc {NO}. Khi đã trả lời một xã, các ô để trống của chỉ tiêu đó được hiểu là {NO}; không \
xã nào đạt thì chọn {NO} ở các ô.
Nội dung không có trên địa bàn: chọn “Không có trên địa bàn” và ghi lý do ở cột ghi chú cùng dòng.
Cột “Lý do thay đổi”: ghi ngắn khi số kỳ này thay đổi nhiều so với kỳ trước hoặc cùng kỳ.
Trang “{SECTIONS}”: viết vào cột “Nội dung kỳ này”. Xuống dòng trong ô bằng Alt + Enter.
Không ghi thông tin cá nhân (họ tên, số căn cước, số điện thoại) và nội dung thuộc danh mục bí mật nhà nước.
Không thêm, xóa, sắp xếp dòng; không gộp ô; không sửa các cột và trang ẩn: cổng nhận ra tệp nhờ các khóa ở đó.
Lưu ở dạng .xlsx rồi nộp lên trang “Nhập từ Excel” của báo cáo. Cổng cho xem trước từng ô sẽ thay đổi; chưa bấm “Áp \
dụng” thì chưa ghi gì. Nộp lên không phải là gửi báo cáo.
Ô nào trên cổng đã được người khác sửa sau khi tải tệp này, cổng sẽ hỏi giữ số nào, không ghi đè.""".splitlines()


def write_guidance(sheet: Worksheet, submission: Submission, moment: str) -> None:
    prepare(sheet, {"A": 5, "B": 110})
    sheet.page_setup.orientation = "portrait"
    put(sheet, "A1", "Cách điền tệp báo cáo", bold=True, size=16)
    put(sheet, "A2", f"{submission.agency.name} – {submission.period.title}", bold=True)
    put(sheet, "A3", f"Tải từ cổng báo cáo kế hoạch lúc {moment}.")
    for address in ("A1", "A2", "A3"):
        sheet.merge_cells(f"{address}:B{address[1:]}")
    sheet.row_dimensions[1].height = 24
    for row, step in enumerate(STEPS, start=5):
        put(sheet, f"A{row}", f"{row - 4}.")
        put(sheet, f"B{row}", step)
        fit(sheet, row, {"B": step})
