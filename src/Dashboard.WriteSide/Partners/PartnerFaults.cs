namespace Dashboard.WriteSide.Partners;

/// <summary>
/// Somebody outside gave no answer: whether what was asked for was done is not known. It may be asked again under the same key
/// until there is an answer.
/// </summary>
public sealed class PartnerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A key was used before, for something else; nothing was done.</summary>
public sealed class PartnerKeyReusedException(string key) : Exception($"The key {key} was used for something else.");
