"""OmrJobCreation. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel
from flat_api.models.omr_job_input_file import OmrJobInputFile
from flat_api.models.omr_job_output import OmrJobOutput
from flat_api.models.omr_step_name import OmrStepName


class OmrJobCreation(FlatModel):
    """An OMR job to create, as a draft or, with ``files`` and ``autoStart``, to run at once."""

    output: Optional[OmrJobOutput] = None
    """What to make of the pages. The server's default is ``library``."""
    interactive_steps: Optional[List[OmrStepName]] = None
    """Steps at which the job shall stop and ask. List only those you can answer; empty means it runs through. The
    server's default is ``[]``."""
    auto_rotate: Optional[StrictBool] = None
    """Turn pages upright before reading them. The server's default is ``false``."""
    locales: Optional[List[str]] = None
    """Languages of the text on the pages, as codes from ``OmrCapabilities.locales``."""
    collection: Optional[str] = None
    """ID of the collection to put the score in, for the output ``library``."""
    idempotency_key: Optional[str] = None
    """Text of your own choice, new for every job (a UUID does). Sending the same one again does not create, or
    charge, a second job."""
    files: Optional[List[OmrJobInputFile]] = None
    """The pages in order, if they are to be sent along; otherwise use ``OMRApi.add_omr_job_file``."""
    auto_start: Optional[StrictBool] = None
    """Start the job at once; needs ``files``. When left out, the job is a draft."""
