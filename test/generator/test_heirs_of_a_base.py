"""Objects whose discriminator names an heir of the declared type, by a generated package."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from generator.build import build_package
from generator.commands.publish import Target, carry_out, plan
from generator.emit.package import render, runtime

CONTRACT = Path(__file__).parent / "contracts" / "discriminator.yaml"


@pytest.fixture(scope="module")
def pets(tmp_path_factory):
    target = Target(tmp_path_factory.mktemp("pets"), "pets")
    package = build_package(CONTRACT, "pets")
    carry_out(target, plan(target, [*render(package, CONTRACT.name, "1.0"), *runtime(package)], []))
    sys.path.insert(0, str(target.root))
    yield importlib.import_module("pets")
    # The modules stay: Python 3.11 complains about weak methods (of its clients) that go together with their module.
    sys.path.remove(str(target.root))


@pytest.fixture
def get(pets, flat_server):
    """Return the decoded response of the server."""

    def call(body):
        flat_server.on("GET", "/a").answer(json=body)
        with pets.ApiClient(pets.Configuration(host=flat_server.url)) as client:
            return pets.ThingApi(client).get_a()

    return call


def test_an_object_is_the_heir_that_it_names(pets, get):
    cat, dog = get([{"petType": "cat", "claws": 3}, {"petType": "dog", "bark": True}])

    assert (type(cat), cat.claws) == (pets.Cat, 3)
    assert (type(dog), dog.bark) == (pets.Dog, True)
    assert isinstance(cat, pets.Pet)


def test_an_unknown_heir_is_the_base_and_keeps_its_members(pets, get):
    (fish,) = get([{"petType": "fish", "fins": 2, "owner": {"name": "Ann"}}])

    assert type(fish) is pets.Pet
    assert fish.owner == pets.Owner(name="Ann")
    assert fish.to_dict() == {"petType": "fish", "fins": 2, "owner": {"name": "Ann"}}


def test_the_base_may_name_itself(pets, get):
    (pet,) = get([{"petType": "Pet"}])

    assert type(pet) is pets.Pet
    assert type(pets.Pet(pet_type="Pet")) is pets.Pet


def test_heirs_are_found_at_every_depth(pets, get):
    (cat,) = get([{"petType": "cat", "owner": {"name": "Ann", "pets": [{"petType": "dog"}, {"petType": "fish"}]}}])

    assert [type(pet) for pet in cat.owner.pets] == [pets.Dog, pets.Pet]


def test_a_response_that_drifted_holds_the_heir_too(pets, get):
    (cat,) = get([{"petType": "cat", "claws": "three", "owner": {"pets": [{"petType": "dog", "bark": "loud"}]}}])

    assert (type(cat), cat.claws) == (pets.Cat, "three")
    assert type(cat.owner.pets[0]) is pets.Dog


def test_a_program_makes_the_heir_by_the_name_of_the_base(pets):
    assert pets.Pet(pet_type="cat", claws=3) == pets.Cat(pet_type="cat", claws=3)
    assert type(pets.Owner(pets=[{"petType": "dog", "bark": False}]).pets[0]) is pets.Dog
    with pytest.raises(pets.ModelValidationError, match=r"Pet: 'pet_type' must be one of .*, got 'fish'"):
        pets.Pet(pet_type="fish")
    with pytest.raises(pets.ModelValidationError, match="Pet: 'claws' is not a field of Dog"):
        pets.Pet(pet_type="dog", claws=3)
