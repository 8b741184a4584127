using System.Text.Json.Serialization;
using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Staff;

/// <summary>
/// Lets a member sign in with a passkey too; the sign-ins of before stay. One's own. Answers its id. Refused when it is known already, and
/// beyond <see cref="StaffUser.MostPasskeys"/>.
/// </summary>
/// <param name="UserId">Whose: one's own.</param>
/// <param name="Name">What the member calls it.</param>
[NeedsRole(Role.Viewer)]
[OwnAccount]
public sealed record AddPasskey(Guid UserId, string Name) : Command<Guid>, IAboutAccount
{
    /// <summary>What the authenticator has shown, checked; no part of the command's content.</summary>
    [JsonIgnore]
    public UserPasskeyInfo? Shown { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(AddPasskey)} {{ {nameof(UserId)} = {UserId} }}";
}

internal sealed class AddPasskeyValidator : AbstractValidator<AddPasskey>
{
    public AddPasskeyValidator() => RuleFor(command => command.Name).Required("Name", Limits.Passkey);
}

internal sealed class AddPasskeyHandler(WriteDbContext db) : ICommandHandler<AddPasskey, Guid>
{
    public async Task<Outcome<Guid>> Handle(AddPasskey request, CancellationToken cancellationToken)
    {
        if (await db.FindStaffAsync(request.UserId, cancellationToken) is not { } account)
        {
            return StaffRules.NoSuchUser(request.UserId);
        }

        if (request.Shown is not { } shown || await db.UserPasskeys.AnyAsync(row => row.CredentialId == shown.CredentialId, cancellationToken))
        {
            return Refusal.Rule("passkey-not-new", "This passkey is known already.");
        }

        var id = Guid.CreateVersion7();
        if (account.User.AddPasskey(id) is { } refusal)
        {
            return refusal;
        }

        db.UserPasskeys.Add(StaffPasskey.Of(id, request.UserId, request.Name.Trim(), shown));
        return id;
    }
}
