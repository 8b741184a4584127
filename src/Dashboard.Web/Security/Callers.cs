using System.Security.Claims;

namespace Dashboard.Web.Security;

/// <summary>Who sends a request, as far as limits are concerned.</summary>
internal static class Callers
{
    /// <summary>The address that the request comes from.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>The signed-in account, or the address of a request without one.</summary>
    public static string KeyOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? AddressOf(context);
}
