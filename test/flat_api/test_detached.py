"""Exceptions without the frames and the exceptions that led to them."""

from __future__ import annotations

import gc
import traceback
import weakref

import pytest

from flat_api.exceptions import ApiConnectionError, detached


class Body:
    """Something with a secret in it."""


def fail(body):
    raise ApiConnectionError(0, "failed")


def call():
    with detached():
        try:
            raise OSError("reset")
        except OSError:
            raise ApiConnectionError(0, "failed") from None


def call_anew(body):
    with detached():
        try:
            fail(body)
        except ApiConnectionError as error:
            del body
            raise error.with_traceback(None) from None


def call_of_somebody_else():
    with detached():
        try:
            raise OSError("first")
        except OSError as error:
            raise ValueError("second") from error


def handle_and_call(mine):
    try:
        raise mine
    except KeyError:
        call()


def test_an_exception_of_a_call_holds_nothing_of_the_exception_that_led_to_it():
    with pytest.raises(ApiConnectionError) as caught:
        call()

    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_what_the_user_was_handling_stays_the_context_and_is_shown():
    mine = KeyError("mine")

    with pytest.raises(ApiConnectionError) as caught:
        handle_and_call(mine)

    assert caught.value.__context__ is mine
    assert "KeyError: 'mine'" in "".join(traceback.format_exception(caught.type, caught.value, caught.tb))


def test_an_exception_that_is_raised_anew_drops_the_frames_that_it_came_through():
    alive = []

    def run():
        body = Body()
        alive.append(weakref.ref(body))
        arguments = [body]
        del body
        call_anew(arguments.pop())

    with pytest.raises(ApiConnectionError) as caught:
        run()
    gc.collect()

    assert alive[0]() is None
    assert caught.value.reason == "failed"


def test_an_exception_of_somebody_else_passes_as_it_is():
    with pytest.raises(ValueError, match="second") as caught:
        call_of_somebody_else()

    assert isinstance(caught.value.__cause__, OSError)
