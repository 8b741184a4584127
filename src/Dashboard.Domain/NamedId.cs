using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Domain;

/// <summary>
/// Identities that follow from what a thing is called: the same name always gives the same identity, on every machine.
/// They are name-based UUIDs of version 8 over SHA-256 (RFC 9562, section 5.8 and appendix B.2).
/// </summary>
public static class NamedId
{
    /// <summary>The identity of a name of a kind.</summary>
    public static Guid Of(string kind, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"dashboard\n{kind}\n{name}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
