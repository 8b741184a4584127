using System.Globalization;
using System.Security.Claims;
using Dashboard.Domain;

namespace Dashboard.Web.Security;

/// <summary>
/// Notes with whoever is signed in by which way the request came and from where: a circuit keeps it for as long as it lives, and every
/// command takes it along into the log. No cookie and no token holds it.
/// </summary>
internal static class RequestOrigins
{
    private const string Kind = "origin_kind";
    private const string Address = "origin_address";
    private const string Issuer = "dashboard request";

    public static IApplicationBuilder UseOrigins(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            var origin = Of(context);
            var noted = new ClaimsIdentity(
            [
                new Claim(Kind, ((int)origin.Kind).ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer32, Issuer),
                new Claim(Address, origin.Address, ClaimValueTypes.String, Issuer),
            ]);
            context.User = new ClaimsPrincipal([.. context.User.Identities, noted]);
        }

        return next(context);
    });

    /// <summary>Where a request comes from.</summary>
    public static Origin Of(HttpContext context)
    {
        var address = Callers.AddressOf(context);
        return new Origin(
            Schemes.IsForPrograms(context.Request.Path) ? OriginKind.Api : OriginKind.Browser,
            address.Length > Origin.LongestAddress ? address[..Origin.LongestAddress] : address);
    }

    /// <summary>Where the request came from that brought a sign-in; unknown when none did.</summary>
    public static Origin OriginOf(this ClaimsPrincipal user) =>
        user.FindFirst(claim => claim.Type == Kind && claim.Issuer == Issuer) is { } kind
        && int.TryParse(kind.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Origin((OriginKind)number, user.FindFirst(claim => claim.Type == Address && claim.Issuer == Issuer)?.Value ?? "")
            : Origin.Unknown;
}
