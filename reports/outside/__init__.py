""" "Báo cáo mật, gửi riêng": parts that must not pass through the portal, marked so that they count as reported."""
