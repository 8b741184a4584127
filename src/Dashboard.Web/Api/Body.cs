using System.Reflection;
using System.Text.Json;
using Dashboard.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dashboard.Web.Api;

/// <summary>
/// The JSON body of a request. Fields that do not fit are faults beside the others and not the end of the reading, so that a caller
/// hears of all of them at once, together with what the command itself has to say.
/// </summary>
/// <typeparam name="T">A record whose properties may all be missing.</typeparam>
internal sealed class Body<T> : IEndpointParameterMetadataProvider
    where T : class, new()
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>What could be read; fields at fault are missing.</summary>
    public T Value { get; private init; } = new();

    /// <summary>The fields at fault.</summary>
    public IReadOnlyList<FieldFault> Faults { get; private init; } = [];

    /// <summary>Why there is no body at all; nothing when there is.</summary>
    public IResult? Unreadable { get; private init; }

    public static async ValueTask<Body<T>> BindAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return new Body<T> { Unreadable = Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType) };
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, Options, context.RequestAborted);
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
            {
                return new Body<T> { Unreadable = Problems.Unreadable(StatusCodes.Status400BadRequest, "The body must be a JSON object.") };
            }

            var faults = new List<FieldFault>();
            var value = (T)BodyReader.Read(document.RootElement, typeof(T), "", faults)!;
            return new Body<T> { Value = value, Faults = faults };
        }
        catch (JsonException fault)
        {
            return new Body<T> { Unreadable = Problems.Unreadable(StatusCodes.Status400BadRequest, $"The body is not JSON: see line {fault.LineNumber + 1}.") };
        }
        catch (BadHttpRequestException fault)
        {
            return new Body<T> { Unreadable = Problems.Unreadable(fault.StatusCode, "The body cannot be read, or is too large.") };
        }
    }

    /// <summary>The document of the API names the record as the body.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}
