from .consents import Consent, ConsentText
from .contacts import Contact, Device, Voice
from .submissions import Submission

__all__ = ["Consent", "ConsentText", "Contact", "Device", "Submission", "Voice"]
