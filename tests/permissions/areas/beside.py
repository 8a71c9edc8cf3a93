"""What lies beside the figures and words of a return: evidence, difficulties, secret parts, paper."""

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
outside
  own ready                     200/422  404      200/422  200/403  403      403      404      404      404
  own sent                      200/409  404      200/409  200/403  403      403      404      404      404
  untouched                     404      404      200/done 200/403  403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/403
  unknown                       404      404      404      404      403      403      404      404      404
paper
  own ready                     403      403      200/done 403      403      403      403      404      403
  own sent                      403      403      200/409  403      403      403      403      404      403
  elsewhere                     403      403      404      403      403      403      403      200/done 403
  unknown                       403      403      404      403      403      403      403      404      403
difficulties
  –                             200/405  200/405  200/405  200/405  403/405  403/405  200/405  200/405  200/405
difficulty-new
  –                             200/done 200/done 403      403      403      403      200/done 403      403
difficulty
  own                           200/done 404      200/done 200/done 403      403      404      404      404
  stranger's                    404      200/done 200/done 200/done 403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/done
  unknown                       404      404      404      404      403      403      404      404      404
evidence
  own ready                     200/done 404      200/done 200/403  403      403      404      404      404
  own sent                      200/409  404      200/409  200/403  403      403      404      404      404
  own closed                    200/409  404      200/409  200/403  403      403      404      404      404
  stranger's sent               404      200/409  200/409  200/403  403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/403
  unknown                       404      404      404      404      403      403      404      404      404
evidence-file
  own ready                     200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own sent                      200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own ready, of own sent        404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  stranger's sent, of own ready 404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  unknown                       404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
evidence-remove
  own ready                     200/done 404      200/done 200/403  403      403      404      404      404
  own sent                      200/409  404      200/409  200/403  403      403      404      404      404
  own ready, of own sent        404      404      404      404      403      403      404      404      404
  stranger's sent, of own ready 404      404      404      404      403      403      404      404      404
  unknown                       404      404      404      404      403      403      404      404      404
"""
