using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Domain.People;

/// <summary>
/// The key with which everything is locked that the log knows of one person: AES-256 in Galois/counter mode (NIST SP 800-38D), with a
/// random nonce for each text. Destroying it erases the person without a change of the log.
/// </summary>
public sealed class PersonKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    /// <summary>Texts that come with almost every event of a person, such as a name, are locked and unlocked once; more than so many are none of them.</summary>
    private const int MostTexts = 64;

    private readonly byte[] _key;

    // Made when they are needed: most people never do anything here themselves, and a hundred thousand keys are held at once.
    private ConcurrentDictionary<string, string>? _locked;
    private ConcurrentDictionary<string, string>? _unlocked;

    /// <summary>A key that is known.</summary>
    public PersonKey(Guid personId, byte[] key)
    {
        (PersonId, _key) = (personId, key.Length == Length ? key : throw new ArgumentException($"A key has {Length} bytes.", nameof(key)));
    }

    /// <summary>Whose it is.</summary>
    public Guid PersonId { get; }

    /// <summary>The key itself, to be stored.</summary>
    public byte[] Bytes => _key;

    /// <summary>A new key, by chance.</summary>
    public static PersonKey New(Guid personId) => new(personId, RandomNumberGenerator.GetBytes(Length));

    /// <summary>Locks bytes.</summary>
    /// <returns>What <see cref="Secret.PersonOf"/> and <see cref="Unlock"/> know again.</returns>
    public string Lock(ReadOnlySpan<byte> plain)
    {
        var box = new byte[Secret.NonceLength + Secret.TagLength + plain.Length];
        var nonce = box.AsSpan(0, Secret.NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, Secret.TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(Secret.NonceLength + Secret.TagLength), box.AsSpan(Secret.NonceLength, Secret.TagLength));
        return Secret.Write(PersonId, box);
    }

    /// <summary>Unlocks what <see cref="Lock"/> locked.</summary>
    /// <returns>The bytes; nothing when this is not the key.</returns>
    public byte[]? Unlock(ReadOnlySpan<byte> secret)
    {
        if (Secret.BoxOf(secret) is not { } box)
        {
            return null;
        }

        var plain = new byte[box.Length - Secret.NonceLength - Secret.TagLength];
        try
        {
            using var aes = new AesGcm(_key, Secret.TagLength);
            aes.Decrypt(box.AsSpan(0, Secret.NonceLength), box.AsSpan(Secret.NonceLength + Secret.TagLength), box.AsSpan(Secret.NonceLength, Secret.TagLength), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Locks a short text that comes again, once.</summary>
    public string LockText(string plain) => Known(ref _locked, plain, text => Lock(Encoding.UTF8.GetBytes(text)));

    /// <summary>Unlocks what <see cref="LockText"/> locked; the word for what is erased when this is not the key.</summary>
    public string UnlockText(string secret) =>
        Known(ref _unlocked, secret, text => Unlock(Encoding.UTF8.GetBytes(text)) is { } plain ? Encoding.UTF8.GetString(plain) : Erased.Word);

    private static string Known(ref ConcurrentDictionary<string, string>? texts, string text, Func<string, string> make)
    {
        var known = LazyInitializer.EnsureInitialized(ref texts, () => new ConcurrentDictionary<string, string>(StringComparer.Ordinal));
        if (known.Count > MostTexts)
        {
            known.Clear();
        }

        return known.GetOrAdd(text, make);
    }
}
