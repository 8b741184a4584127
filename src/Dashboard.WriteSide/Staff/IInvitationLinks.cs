namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Makes the links with which the invited set a password. A link is made at the moment at which its e-mail is handed over and is put
/// into what is handed over alone: neither the log nor a table, and so no screen, ever holds one.
/// </summary>
public interface IInvitationLinks
{
    /// <summary>A new link, good once and for a while.</summary>
    /// <returns>Nothing when the member is not invited any more.</returns>
    Task<Uri?> MakeAsync(Guid userId);
}

/// <summary>Where nobody can sign in, nobody is invited.</summary>
internal sealed class NoInvitationLinks : IInvitationLinks
{
    public Task<Uri?> MakeAsync(Guid userId) => Task.FromResult<Uri?>(null);
}
