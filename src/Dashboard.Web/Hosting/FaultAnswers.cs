using System.Data.Common;
using Dashboard.Web.Api;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Dashboard.Web.Hosting;

/// <summary>Nobody outside ever reads a stack trace: programs get problem details, people a page.</summary>
internal static class FaultAnswers
{
    private const string ErrorPage = "/error";
    private const string NotFoundPage = "/not-found";

    public static void AddFaultAnswers(this IServiceCollection services) => services.AddExceptionHandler<ProgramFaults>();

    public static void UseFaultAnswers(this WebApplication app)
    {
        app.UseExceptionHandler(ErrorPage, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(NotFoundPage, createScopeForStatusCodePages: true);

        // Nearer to the endpoints, so first: what it answers is left alone by the page.
        app.UseStatusCodePages(context => (context.HttpContext.Response.StatusCode, Schemes.IsForPrograms(context.HttpContext.Request.Path)) switch
        {
            (var status, true) => Problems.OfStatus(status).ExecuteAsync(context.HttpContext),
            (StatusCodes.Status404NotFound, false) => Task.CompletedTask,
            (var status, false) => Results.Text($"This did not work ({status}).", statusCode: status).ExecuteAsync(context.HttpContext),
        });
    }
}

/// <summary>What a program is told of a fault that nobody expected. It was logged before.</summary>
internal sealed class ProgramFaults(IWriteDatabase database) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The request's own path is the error page's by now.
        if (!Schemes.IsForPrograms(httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path))
        {
            return false;
        }

        await Problems.OfStatus(StatusOf(exception)).ExecuteAsync(httpContext);
        return true;
    }

    private int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException request => request.StatusCode,
        DbException => StatusCodes.Status503ServiceUnavailable,
        _ when database.IsTransient(fault) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
