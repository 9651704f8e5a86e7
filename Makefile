# make 与 make test 从零开始即可运行；其余目标见 make help。
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKSPACES := . examples/demo examples/hangjin examples/wanyuan examples/nangang

.DEFAULT_GOAL := all
.PHONY: all help check site serve test lint bless bench bench-small stress screenshots bundle clean

all: $(VENV)/run.stamp ## 建立环境，核对各台账，生成网站和公文
	@$(BIN)/ygt build $(WORKSPACES)

help: ## 列出全部目标
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

check: $(VENV)/run.stamp ## 只核对各台账
	@status=0; for one in $(WORKSPACES); do $(BIN)/ygt -C $$one check || status=1; done; exit $$status

site: $(VENV)/run.stamp ## 只生成网站
	@$(BIN)/ygt site $(WORKSPACES)

serve: $(VENV)/run.stamp ## 在本机 http://127.0.0.1:8000 查看网站，随保存随更新；换端口用 make serve PORT=8001
	@$(BIN)/ygt serve $(if $(PORT),--port $(PORT)) $(WORKSPACES)

# 不留编译结果的环境里，测试文件每次都要重新编译，两个进程各编一遍。
test: export PYTHONDONTWRITEBYTECODE :=
test: $(VENV)/dev.stamp ## 运行全部测试
	@$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp ## 检查代码
	@$(BIN)/ruff check tools tests benchmarks
	@$(BIN)/ruff format --check tools tests benchmarks
	@$(BIN)/mypy

bless: $(VENV)/dev.stamp ## 认可新的样例输出，写入 tests/ 下的样例文件
	@$(BIN)/python -m pytest --bless

bench: $(VENV)/dev.stamp ## 测量耗时和内存，与同类工具、与下限比较，列成一张表（约半小时，临时文件1 GB）
	@$(BIN)/python benchmarks/table.py

bench-small: $(VENV)/dev.stamp ## 同上，不测一百个县域和全国
	@$(BIN)/python benchmarks/table.py --small

stress: $(VENV)/dev.stamp ## 运行耗时较长的测试
	@$(BIN)/python -m pytest -m stress

screenshots: $(VENV)/dev.stamp all ## 重新拍摄说明中的插图到 site/images/
	@$(BIN)/python tools/screenshots.py

bundle: all ## 制作离线安装包 build/bundle.zip
	@$(BIN)/python tools/bundle.py

clean: ## 删除生成的内容和环境
	@rm -rf build $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "错误：需要 Python 3.11 或更高版本，当前为 $$($(PYTHON) --version)"; exit 2; }
	@echo "正在建立运行环境（首次约需一两分钟）……"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@touch $@
