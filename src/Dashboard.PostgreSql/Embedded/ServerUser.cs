namespace Dashboard.PostgreSql.Embedded;

/// <summary>
/// Who the server runs as: the user of this process, or, where that is root, which PostgreSQL refuses, the owner of the cluster
/// (for a new one the system user <c>postgres</c>).
/// </summary>
internal sealed class ServerUser
{
    private const string ForRoot = "postgres";

    // Nothing but the right to pass through directories that are closed to the user. It reads any file, too: taken only where it is needed.
    private const string PassThrough = "+dac_read_search";

    // The command that becomes this user; empty when this process is.
    private readonly string[] _prefix;

    private ServerUser(SystemAccount account, string[] prefix) => (Account, _prefix) = (account, prefix);

    public SystemAccount Account { get; }

    /// <exception cref="EmbeddedPostgresException">There is no such user, or it may not use the data directory.</exception>
    public static async Task<ServerUser> FindAsync(DataLayout layout, CancellationToken cancellationToken)
    {
        var owner = Directory.Exists(layout.Cluster) ? await SystemAccount.OwnerOfAsync(layout.Cluster, cancellationToken) : null;
        if (Environment.IsPrivilegedProcess)
        {
            return await BecomeAsync(owner ?? await SystemAccount.NamedAsync(ForRoot, cancellationToken), layout.Directory, cancellationToken);
        }

        var self = await SystemAccount.CurrentAsync(cancellationToken);
        return owner is null || owner.Uid == self.Uid
            ? new ServerUser(self, [])
            : throw new EmbeddedPostgresException($"The data in {layout.Directory} belongs to the user {owner.Name}: run as that user, or choose another data directory.");
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<ProcessResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        _prefix is [var first, .. var rest]
            ? ProcessRunner.RunAsync(first, [.. rest, program, .. arguments], cancellationToken)
            : ProcessRunner.RunAsync(program, arguments, cancellationToken);

    /// <summary>Makes a directory that is this user's and nobody else's.</summary>
    public async Task TakeDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        DataLayout.MakeDirectory(path);
        if (_prefix.Length > 0)
        {
            await ProcessRunner.RequireAsync("chown", ["-h", $"{Account.Uid}:{Account.Gid}", path], $"{path} could not be given to the user {Account.Name}", cancellationToken);
        }
    }

    private static async Task<ServerUser> BecomeAsync(SystemAccount account, string directory, CancellationToken cancellationToken)
    {
        foreach (var prefix in Prefixes(account))
        {
            // Not test -x: access(2) leaves capabilities out of account. The dot makes it enter the directory.
            var reaches = await ProcessRunner.RunAsync(prefix[0], [.. prefix[1..], "test", "-d", Path.Combine(directory, ".")], cancellationToken);
            if (reaches.Succeeded)
            {
                return new ServerUser(account, prefix);
            }
        }

        throw new EmbeddedPostgresException(
            $"The user {account.Name}, who runs PostgreSQL here, cannot get to {directory}: open the directories above it to that user (chmod o+x), or choose another data directory.");
    }

    /// <summary>The ways to become a user, the one with the fewest rights first.</summary>
    private static IEnumerable<string[]> Prefixes(SystemAccount account)
    {
        string[] become = ["setpriv", $"--reuid={account.Uid}", $"--regid={account.Gid}", "--clear-groups"];
        yield return [.. become, "--"];
        yield return ["runuser", "-u", account.Name, "--"];
        yield return [.. become, $"--inh-caps={PassThrough}", $"--ambient-caps={PassThrough}", "--"];
    }
}
