# The bot with all it needs to read plans: old Word files (LibreOffice) and scans (Tesseract).
# For plans of newer forms alone: docker compose build --build-arg READERS=""
FROM python:3.12-slim AS wheel
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY locales locales
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
ARG READERS="libreoffice-writer-nogui libreoffice-calc-nogui tesseract-ocr tesseract-ocr-vie"
RUN if [ -n "$READERS" ]; then \
        apt-get update && apt-get install --yes --no-install-recommends $READERS \
        && rm -rf /var/lib/apt/lists/*; \
    fi
COPY constraints.txt /tmp/constraints.txt
COPY --from=wheel /wheels /tmp/wheels
RUN pip install --no-cache-dir --constraint /tmp/constraints.txt /tmp/wheels/*.whl \
    && rm -r /tmp/wheels /tmp/constraints.txt \
    && useradd --create-home --uid 10001 nhacviec \
    && install --directory --owner nhacviec /files
USER nhacviec
WORKDIR /home/nhacviec
ENTRYPOINT ["nhacviec"]
CMD ["run"]
