using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dashboard.Web.Tests.Security;

/// <summary>Does what a device with a passkey does (W3C, Web Authentication, level 3): makes a key pair for a site, and signs what the site asks for.</summary>
internal sealed class SoftwareAuthenticator(Uri site) : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _owner = "";
    private uint _count;

    private string Origin => site.GetLeftPart(UriPartial.Authority);

    /// <summary>Makes the passkey; what it answers.</summary>
    public string Create(JsonElement asked)
    {
        _owner = asked.GetProperty("user").GetProperty("id").GetString()!;
        byte[] stated = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), .. Bytes([.. Data((byte)(Present | Verified | HasKey)), .. KeyData()])];
        return Answer("webauthn.create", asked, _ => new() { ["attestationObject"] = Base64Url.EncodeToString(stated) });
    }

    /// <summary>Shows that it has the passkey.</summary>
    /// <param name="asked">What the site asks for.</param>
    /// <param name="isVerified">Whether its owner has shown who they are.</param>
    public string Get(JsonElement asked, bool isVerified = true)
    {
        _count++;
        var data = Data((byte)(Present | (isVerified ? Verified : 0)));
        return Answer("webauthn.get", asked, client => new()
        {
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _owner,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Answer(string type, JsonElement asked, Func<byte[], Dictionary<string, string>> respond)
    {
        var client = JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });
        var response = respond(client);
        response["clientDataJSON"] = Base64Url.EncodeToString(client);
        var id = Base64Url.EncodeToString(_id);
        return JsonSerializer.Serialize(new { id, rawId = id, type = "public-key", clientExtensionResults = new { }, response });
    }

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, _count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site.Host)), flags, .. count];
    }

    /// <summary>The public key as authenticators write it (RFC 9052: COSE, ES256), after the kind of device and the identity of the key.</summary>
    private byte[] KeyData()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return [.. new byte[16], 0, (byte)_id.Length, .. _id, 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, .. Bytes(point.X!), 0x22, .. Bytes(point.Y!)];
    }

    /// <summary>A short text in CBOR (RFC 8949).</summary>
    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    /// <summary>At most 255 bytes in CBOR.</summary>
    private static byte[] Bytes(byte[] bytes) => [0x58, (byte)bytes.Length, .. bytes];
}
