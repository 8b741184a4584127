using System.Security.Cryptography;
using System.Text;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>The directory of the server's Unix socket: nobody but the server's user (and root) can enter it, so a connection needs no password.</summary>
internal static class SocketDirectory
{
    public const int Port = 5432;

    // sun_path of sockaddr_un has 108 bytes, the last of which is a zero.
    private const int LongestSocketPath = 107;

    private static readonly string SocketName = $".s.PGSQL.{Port}";

    /// <summary>
    /// <c>socket</c> in the data directory; where that makes a path too long for a socket, or one that a connection string would take apart,
    /// a directory for temporary files, named from a hash of the data directory.
    /// </summary>
    public static string For(string dataDirectory, string temporaryDirectory)
    {
        var name = $"dashboard-pg-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataDirectory)))[..16]}";
        string[] candidates = [Path.Combine(dataDirectory, "socket"), Path.Combine(temporaryDirectory, name)];
        return Array.Find(candidates, Fits) ?? Path.Combine("/tmp", name);
    }

    /// <summary>Makes the directory, and removes what a server that is gone has left in it.</summary>
    /// <exception cref="EmbeddedPostgresException">Somebody else owns it, or something that is no directory has its name.</exception>
    public static async Task PrepareAsync(string path, ServerUser user, CancellationToken cancellationToken)
    {
        DataLayout.MakeDirectory(path);
        var owner = await SystemAccount.OwnerOfAsync(path, cancellationToken);
        var isOurs = owner.Uid == user.Account.Uid || (Environment.IsPrivilegedProcess && owner.Uid == SystemAccount.RootUid);
        if (!isOurs || File.ResolveLinkTarget(path, returnFinalTarget: false) is not null)
        {
            throw new EmbeddedPostgresException($"The socket directory {path} belongs to {owner.Name} and not to {user.Account.Name}, or is a link: remove it.");
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await user.TakeDirectoryAsync(path, cancellationToken);
        // A lock file whose process id belongs to somebody by now would keep the server from starting.
        File.Delete(Path.Combine(path, SocketName));
        File.Delete(Path.Combine(path, SocketName + ".lock"));
    }

    private static bool Fits(string directory) =>
        Encoding.UTF8.GetByteCount(directory) + 1 + SocketName.Length <= LongestSocketPath
        && directory.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_');
}
