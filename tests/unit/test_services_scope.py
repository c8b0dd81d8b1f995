"""Init images are their owner's: a hash, which files and exports carry, opens nothing to anybody else."""

import io

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.errors import InvalidRequest, StoreError
from components.init_images import prepare_init_image
from components.ui.desk import Desk
from components.ui.init_links import find_init, init_url
from components.ui.session import Visitor
from components.ui.shell import build_routes
from tests import pipeline as pipelines

ANN, BOB = "ann-" * 6, "bob-" * 6
PUBLIC = {"EXPLORER_PUBLIC": "1"}


@pytest.fixture
def services(tmp_path):
    with pipelines.pipeline(tmp_path, environment=PUBLIC) as pipeline:
        yield pipeline.services


@pytest.fixture
def sha256(services):
    """Keep an init image of Ann's."""
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), (30, 90, 120)).save(buffer, "PNG")
    return services.store.keep_init_image(prepare_init_image(buffer.getvalue()), ANN)


def ask(services, owner, **values):
    return services.read_request({"prompt": "sea", "seed": 7, **values}, {}, owner)


def test_the_owner_may_name_an_init_image_by_its_hash(services, sha256):
    assert ask(services, ANN, image=sha256).image == sha256


def test_a_hash_alone_lets_nobody_else_send_it(services, sha256):
    with pytest.raises(InvalidRequest) as refused:
        ask(services, BOB, image=sha256, num_inference_steps=999)
    assert {(each.field, each.kind) for each in refused.value.problems} == {
        ("image", "init_gone"),
        ("num_inference_steps", "range"),
    }


def test_every_image_field_is_guarded(services, sha256):
    model = {"model": "Qwen/Qwen-Image-Edit-2509"}
    with pytest.raises(InvalidRequest) as refused:
        ask(services, BOB, image=sha256, image2=sha256, image3=sha256, **model)
    assert {each.field for each in refused.value.problems} == {"image", "image2", "image3"}
    assert ask(services, ANN, image=sha256, image2=sha256, image3=sha256, **model).init_images == (sha256,) * 3


def test_the_same_picture_given_by_a_second_owner_is_theirs_too(services, sha256):
    services.store.keep_init_image(services.store.init_image(sha256), BOB)
    assert ask(services, BOB, image=sha256).image == sha256


def test_an_upload_stands_above_a_foreign_hash_of_the_same_field(services, sha256, tmp_path):
    path = tmp_path / "own.png"
    Image.new("RGB", (40, 40), (200, 10, 10)).save(path)
    request = services.read_request({"prompt": "sea", "image": sha256}, {"image": path}, BOB)
    assert request.image not in (None, sha256)


def test_only_the_owner_reads_it_again(services, sha256):
    assert services.init_image(sha256, ANN).sha256 == sha256
    with pytest.raises(StoreError):
        services.init_image(sha256, BOB)
    inits = Desk(services).inits
    kept = {"sha256": sha256, "width": 64, "height": 48, "kilobytes": 1}
    assert inits.reread(kept, ANN) is not None
    assert inits.reread(kept, BOB) is None
    assert inits.known((sha256,), BOB) == {}


def test_an_address_works_with_its_owners_token_only(services, sha256):
    client = TestClient(Starlette(routes=build_routes(services)))
    url = "/" + init_url(services, sha256, ANN)
    answer = client.get(url)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert answer.content == services.store.init_image(sha256).data
    bare = f"/kolors/init/{sha256}.webp"
    wrong = url[:-1] + ("0" if url[-1] != "0" else "1")
    foreign = "/" + init_url(services, sha256, BOB)
    for refused in (bare, f"{bare}?token=", wrong, foreign, url.replace(sha256, "0" * 64), f"{bare}?token=%C3%A9"):
        assert client.get(refused).status_code == 404


def test_a_token_ends_with_its_owners_claim(services, sha256):
    token = init_url(services, sha256, ANN).partition("token=")[2]
    assert find_init(services, sha256, token) is not None
    with services.store.database.transaction() as db:
        db.execute("DELETE FROM init_images WHERE owner = ?", (ANN,))
    assert find_init(services, sha256, token) is None


def test_a_forged_form_does_not_show_a_foreign_picture(services, sha256):
    """The page's form may claim anything: what it is given back opens nothing."""
    desk = Desk(services)
    kept = {"sha256": sha256, "width": 64, "height": 48, "kilobytes": 1}
    form = {"image": kept, "model": "Kwai-Kolors/Kolors", "image_size": "1024x1024"}
    card = desk.panel("image", form, Visitor(id=BOB, language="en"))[2]["value"]
    token = card.partition("token=")[2].partition('"')[0]
    assert len(token) == 32
    assert find_init(services, sha256, token) is None


def test_an_accepted_record_still_sends_its_init_image(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        buffer = io.BytesIO()
        Image.new("RGB", (64, 48)).save(buffer, "PNG")
        sha256 = pipeline.services.store.keep_init_image(prepare_init_image(buffer.getvalue()), "local")
        record_id = pipeline.ask(image=sha256)
        with pipeline.services.store.database.transaction() as db:
            db.execute("UPDATE init_images SET owner = 'somebody else'")
        assert pipeline.finish(record_id)["status"] == "done"


def test_what_signs_addresses_is_in_no_log(services):
    assert "secret=" not in repr(services)
    assert repr(services.secret) not in repr(services)
