"""What a gate pack and a compliance statement share: waivers, dissent, signatures, the annex."""
