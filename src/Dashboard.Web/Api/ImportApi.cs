using Dashboard.Domain;
using Dashboard.Web.Import;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Import;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Dashboard.Web.Api;

/// <summary><c>/api/import</c>: files that are taken over in the background, one at a time.</summary>
internal static class ImportApi
{
    private static readonly string[] ContentTypes = ["text/csv", "application/octet-stream"];

    public static void MapImport(this IEndpointRouteBuilder api)
    {
        var import = api.MapGroup("/import").WithTags("Import");
        import.MapPost("/subscriptions", StartAsync)
            .WithMetadata(NoLimit.Instance)
            .Produces<ImportAnswer>(StatusCodes.Status202Accepted)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                // Told to the document alone: told to the routing, it would ask for the content type before the role.
                var file = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
                operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["text/csv"] = file } };
                return Task.CompletedTask;
            });
        import.MapGet("/{id}", Get).Produces<ImportAnswer>();
        import.MapGet("/{id}/rejected", Rejected).Produces<string>(contentType: "text/csv");
    }

    /// <summary>Answers once the whole file has arrived; what becomes of it is asked for under the address in <c>Location</c>.</summary>
    private static async Task<IResult> StartAsync(HttpContext context, IImportJobs jobs, IOptions<ImportOptions> options)
    {
        var (request, actor, needed) = (context.Request, context.User.ToActor(), NeedsRoleAttribute.Of(typeof(ImportSubscriptions)));
        if (actor.Role < needed)
        {
            return Problems.Of(Refusal.Forbidden(needed));
        }

        if (!ContentTypes.Contains(request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return Problems.Unreadable(StatusCodes.Status415UnsupportedMediaType, "The body must be the CSV file itself (Content-Type: text/csv).");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.Value.MaxUploadBytes;
        }

        var (id, refusal) = await jobs.StartAsync(
            ImportSubject.Subscriptions, "subscriptions.csv", request.ContentLength ?? 0, _ => request.Body, actor, context.RequestAborted);
        return refusal is null ? Results.Accepted($"/api/import/{id}", ImportAnswer.Of(jobs.Jobs.First(job => job.Id == id))) : Problems.Of(refusal);
    }

    private static IResult Get(string id, IImportJobs jobs, HttpContext context) =>
        Find(id, jobs, context, job => Results.Ok(ImportAnswer.Of(job)));

    private static IResult Rejected(string id, IImportJobs jobs, HttpContext context) => Find(id, jobs, context, job => job.RejectedPath is { } path
        ? Results.File(path, "text/csv; charset=utf-8", job.RejectedName)
        : Problems.Of(new Refusal(RefusalKind.NotFound, "nothing-rejected", "No line of this import was rejected, as far as it is.")));

    private static IResult Find(string id, IImportJobs jobs, HttpContext context, Func<ImportJob, IResult> answer)
    {
        var needed = NeedsRoleAttribute.Of(typeof(ImportSubscriptions));
        if (context.User.ToActor().Role < needed)
        {
            return Problems.Of(Refusal.Forbidden(needed));
        }

        var faults = new Faults();
        var wanted = faults.Id(id, "id");
        return faults.Any ? Problems.Invalid(faults.Found)
            : jobs.Jobs.FirstOrDefault(job => job.Id == wanted) is { } job ? answer(job)
            : Problems.NotFound("import", wanted);
    }

    /// <summary>The bound of all bodies of the API does not hold here: the one of files does.</summary>
    private sealed class NoLimit : IRequestSizeLimitMetadata
    {
        public static NoLimit Instance { get; } = new();

        public long? MaxRequestBodySize => null;
    }
}
