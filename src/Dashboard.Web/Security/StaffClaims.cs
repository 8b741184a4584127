using System.Security.Claims;
using Dashboard.Domain;
using Dashboard.WriteSide.Staff;

namespace Dashboard.Web.Security;

/// <summary>What a sign-in says of a member of staff, and how it is read again.</summary>
public static class StaffClaims
{
    /// <summary>Type of the claim that holds the <see cref="Domain.Role"/>, by name.</summary>
    public const string Role = "role";

    /// <summary>Type of the claim that holds the name for people.</summary>
    public const string DisplayName = "display_name";

    /// <summary>Type of the claim that holds the id of the session.</summary>
    public const string Session = "sid";

    /// <summary>The signed-in member of staff as the sender of commands.</summary>
    /// <exception cref="SignedOutException">Nobody is signed in, or the sign-in lacks the id or the role.</exception>
    public static Actor ToActor(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && user.TryGetRole(out var role)
            ? new Actor(id, user.FindFirstValue(DisplayName) ?? user.Identity?.Name ?? "", role) { Origin = user.OriginOf() }
            : throw new SignedOutException();

    /// <summary>The member as the sender of commands about their own account.</summary>
    public static Actor AsActor(this StaffAccount account) => new(account.Id, account.Name, account.Role);

    /// <summary>The session of the sign-in; nothing when nobody is signed in.</summary>
    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;

    /// <summary>The role of the signed-in member of staff, when there is one.</summary>
    public static bool TryGetRole(this ClaimsPrincipal user, out Role role) =>
        Enum.TryParse(user.FindFirstValue(Role), out role) && Enum.IsDefined(role);
}
