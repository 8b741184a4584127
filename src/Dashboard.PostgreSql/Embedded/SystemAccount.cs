namespace Dashboard.PostgreSql.Embedded;

/// <summary>A user of the operating system, with its numbers as the system's tools print and take them.</summary>
internal sealed record SystemAccount(string Name, string Uid, string Gid)
{
    public const string RootUid = "0";

    /// <summary>The user of this process.</summary>
    public static Task<SystemAccount> CurrentAsync(CancellationToken cancellationToken) =>
        LookUpAsync(Environment.UserName, [], "The user of this process is not known to the system", cancellationToken);

    /// <exception cref="EmbeddedPostgresException">There is no such user.</exception>
    public static Task<SystemAccount> NamedAsync(string name, CancellationToken cancellationToken) =>
        LookUpAsync(name, [name], $"There is no user {name} on this machine to run PostgreSQL as: install PostgreSQL from a package, which makes that user, or do not run as root", cancellationToken);

    /// <summary>Who owns a file or a directory; a link is not followed.</summary>
    public static async Task<SystemAccount> OwnerOfAsync(string path, CancellationToken cancellationToken)
    {
        var failure = $"The owner of {path} could not be read";
        var line = await ProcessRunner.RequireAsync("stat", ["-c", "%u %g %U", path], failure, cancellationToken);
        return line.Split(' ') is [var uid, var gid, var name] ? new SystemAccount(name, uid, gid) : throw new EmbeddedPostgresException($"{failure}: {line}");
    }

    private static async Task<SystemAccount> LookUpAsync(string name, string[] arguments, string failure, CancellationToken cancellationToken) => new(
        name,
        await ProcessRunner.RequireAsync("id", ["-u", .. arguments], failure, cancellationToken),
        await ProcessRunner.RequireAsync("id", ["-g", .. arguments], failure, cancellationToken));
}
