"""PDFs signed as people sign them, with certificates made up on the spot."""

import datetime
import io
from functools import cache
from pathlib import Path

from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

SIGNER, BODY = "Trần Thị Ví Dụ", "Sở Lao động - Thương binh và Xã hội"


def _named(name: str, body: str) -> certificates.Name:
    return certificates.Name(
        [
            certificates.NameAttribute(NameOID.COMMON_NAME, name),
            certificates.NameAttribute(NameOID.ORGANIZATION_NAME, body),
        ]
    )


@cache
def certificate() -> tuple[certificates.Certificate, ec.EllipticCurvePrivateKey]:
    """One that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.datetime.now(datetime.UTC)
    name = _named(SIGNER, BODY)
    made = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(22)
        .not_valid_before(now - datetime.timedelta(days=3650))
        .not_valid_after(now + datetime.timedelta(days=3650))
        .add_extension(certificates.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made, key


def signed(data: bytes, *, field: str = "ChuKy") -> bytes:
    """The PDF with a signature added to its end."""
    made, key = certificate()
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(
            key.private_bytes(
                serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        ),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    out = io.BytesIO()
    signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name=field), signer=signer, output=out)
    return out.getvalue()


def trust_folder(folder: Path) -> Path:
    """A folder in which the authority of these signatures is trusted."""
    made, _ = certificate()
    (folder / "goc.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return folder
