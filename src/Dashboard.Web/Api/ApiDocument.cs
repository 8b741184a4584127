using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dashboard.Web.Api;

/// <summary>What the document of the API says beyond paths and bodies.</summary>
internal static class ApiDocument
{
    private static readonly Dictionary<string, (JsonSchemaType Type, string? Format)> Parameters = new(StringComparer.Ordinal)
    {
        ["id"] = (JsonSchemaType.String, "uuid"),
        ["productId"] = (JsonSchemaType.String, "uuid"),
        ["customerId"] = (JsonSchemaType.String, "uuid"),
        ["orderId"] = (JsonSchemaType.String, "uuid"),
        ["sessionId"] = (JsonSchemaType.String, "uuid"),
        ["planId"] = (JsonSchemaType.String, "uuid"),
        ["plan"] = (JsonSchemaType.String, "uuid"),
        ["customer"] = (JsonSchemaType.String, "uuid"),
        ["at"] = (JsonSchemaType.String, "date"),
        ["cohort"] = (JsonSchemaType.String, "date"),
        ["lost"] = (JsonSchemaType.Boolean, null),
        ["from"] = (JsonSchemaType.String, "date"),
        ["to"] = (JsonSchemaType.String, "date"),
        ["page"] = (JsonSchemaType.Integer, "int32"),
        ["limit"] = (JsonSchemaType.Integer, "int32"),
        ["line"] = (JsonSchemaType.Integer, "int32"),
        ["minPrice"] = (JsonSchemaType.Number, null),
        ["maxPrice"] = (JsonSchemaType.Number, null),
        ["minRating"] = (JsonSchemaType.Number, null),
        ["inStock"] = (JsonSchemaType.Boolean, null),
        ["lowStock"] = (JsonSchemaType.Boolean, null),
        ["verified"] = (JsonSchemaType.Boolean, null),
        ["descending"] = (JsonSchemaType.Boolean, null),
        ["over"] = (JsonSchemaType.Boolean, null),
        ["days"] = (JsonSchemaType.Integer, "int32"),
        ["preview"] = (JsonSchemaType.Boolean, null),
        ["olderThanSeconds"] = (JsonSchemaType.Integer, "int32"),
    };

    /// <summary>Beginnings of what tells how it is now, whichever moment is looked at.</summary>
    private static readonly string[] OfNow = ["api/operations", "api/profile", "api/streams", "api/roles", "api/views-as-of", "api/import"];

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Dashboard";
            document.Info.Description = "Commands and questions of the shop's dashboard. POST /api/auth/login answers a bearer token.";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Parameters ??= [];
            foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            {
                // Names of parameters that stand together in a record are those of its properties.
                if (parameter is { In: ParameterLocation.Query, Name: [>= 'A' and <= 'Z', ..] capital })
                {
                    parameter.Name = char.ToLowerInvariant(capital[0]) + capital[1..];
                }

                // A moment in the life of a thing can be said in three ways, and is no day.
                if (parameter.Name is { } name && Parameters.TryGetValue(name, out var kind) && context.Description.RelativePath?.StartsWith("api/streams/", StringComparison.Ordinal) != true)
                {
                    parameter.Schema = new OpenApiSchema { Type = kind.Type, Format = kind.Format };
                }
            }

            if (operation.Tags!.Any(tag => tag.Name == AuthApi.Tag))
            {
                return Task.CompletedTask;
            }

            AddHeader(operation, context.Description.HttpMethod is "GET");
            if (context.Description is { HttpMethod: "GET", RelativePath: { } path } && !OfNow.Any(start => path.StartsWith(start, StringComparison.Ordinal)))
            {
                AddMoment(operation);
            }

            AddProblems(operation, context.Description);

            return Task.CompletedTask;
        });
    }

    private static void AddHeader(OpenApiOperation operation, bool isQuestion) => operation.Parameters!.Add(new OpenApiParameter
    {
        Name = isQuestion ? ApiDesk.PositionHeader : ApiDesk.IdempotencyHeader,
        In = ParameterLocation.Header,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = isQuestion ? null : "uuid" },
        Description = isQuestion
            ? $"The {ApiDesk.PositionHeader} of a command's answer: the question waits, at most 5 s, until it sees the command; {ApiDesk.ReachedHeader} in the answer says whether it does."
            : "Id of the command: sent twice, it is done once and answered the same.",
    });

    private static void AddMoment(OpenApiOperation operation) => operation.Parameters!.Add(new OpenApiParameter
    {
        Name = PastQuery.Name,
        In = ParameterLocation.Query,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        Description = "A moment that there is a view of (POST /api/views-as-of): answered as it was then.",
    });

    private static void AddProblems(OpenApiOperation operation, ApiDescription route)
    {
        operation.Responses ??= [];
        Add("400", "Malformed: errors names every field at fault.", isGiven: true);
        Add("404", "There is no such thing.", route.RelativePath?.Contains('{', StringComparison.Ordinal) == true);
        Add("409", "Refused: code and detail say why.", route.HttpMethod is not "GET");

        void Add(string status, string description, bool isGiven)
        {
            if (isGiven)
            {
                operation.Responses.TryAdd(status, new OpenApiResponse { Description = description });
            }
        }
    }
}
