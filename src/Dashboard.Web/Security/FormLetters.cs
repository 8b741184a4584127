using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Security;

/// <summary>Takes forms in UTF-8 alone, which is what browsers send: asked to read UTF-7, the framework throws, also while it shows the error.</summary>
internal static class FormLetters
{
    public static IApplicationBuilder UseFormLetters(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.HasFormContentType || !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.Charset.Length is 0
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });
}
