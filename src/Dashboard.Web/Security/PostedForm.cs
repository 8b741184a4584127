using Microsoft.AspNetCore.Antiforgery;

namespace Dashboard.Web.Security;

/// <summary>
/// Forms as pages of ours send them. Their token is checked by hand: whoever kept a page open for too long is sent back to it, not to an
/// error, and so is whoever sends what no page does.
/// </summary>
internal static class PostedForm
{
    /// <summary>Reads the form of a request.</summary>
    /// <returns>Nothing when it has no token of ours, or cannot be read.</returns>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            return context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context) ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        catch (Exception fault) when (fault is AntiforgeryValidationException or InvalidDataException or IOException)
        {
            // No form, half a form, or more than a form may hold; the token is looked for in it, so it is its check that fails.
            return null;
        }
    }
}
