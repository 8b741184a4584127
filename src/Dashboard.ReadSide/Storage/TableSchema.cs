using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Storage;

/// <summary>
/// Option of a context whose projection tables lie in another schema than the one that is served. Checkpoints, parked
/// events and other records about projections stay where they are.
/// </summary>
internal sealed class TableSchema(string schema) : IDbContextOptionsExtension
{
    /// <summary>Schema of the projection tables.</summary>
    public string Schema { get; } = schema;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    /// <summary>The same engine and connection, over the tables of another schema.</summary>
    public static DbContextOptions<ReadDbContext> Over(DbContextOptions<ReadDbContext> options, string schema)
    {
        var builder = new DbContextOptionsBuilder<ReadDbContext>(options);
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new TableSchema(schema));
        builder.ReplaceService<IModelCacheKeyFactory, ModelKeys>();
        return builder.Options;
    }

    public void ApplyServices(IServiceCollection services)
    {
        // Nothing to add: the schema is an option only.
    }

    public void Validate(IDbContextOptions options)
    {
        // Any schema will do.
    }

    private sealed class ExtensionInfo(TableSchema extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => $"schema={extension.Schema} ";

        // The schema is in the model's key, so contexts of all schemas share their services.
        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Dashboard:Schema"] = extension.Schema;
    }

    /// <summary>A model for each schema.</summary>
    private sealed class ModelKeys : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), ((ReadDbContext)context).TableSchema, designTime);
    }
}
