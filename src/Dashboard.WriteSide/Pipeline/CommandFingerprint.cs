using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>What tells two contents under one command id apart.</summary>
internal static class CommandFingerprint
{
    /// <summary>SHA-256 of a command's content, as JSON.</summary>
    public static byte[] Of<TCommand>(TCommand command)
        where TCommand : ICommand => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command));
}
