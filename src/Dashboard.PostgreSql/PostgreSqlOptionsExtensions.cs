using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Dashboard.PostgreSql;

internal static class PostgreSqlOptionsExtensions
{
    private const string HistoryTable = "__EFMigrationsHistory";

    /// <summary>PostgreSQL with the model, the migrations and the history table of one side.</summary>
    public static DbContextOptionsBuilder UseDashboardPostgreSql(this DbContextOptionsBuilder options, NpgsqlDataSource source, string schema) =>
        options.UseNpgsql(source, npgsql => npgsql.Configure(schema)).Configure();

    /// <summary>The same from a connection string.</summary>
    public static DbContextOptionsBuilder UseDashboardPostgreSql(this DbContextOptionsBuilder options, string connectionString, string schema) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.Configure(schema)).Configure();

    /// <summary>The model's differences; and no warning of a count that stops at a bound, which needs no order.</summary>
    private static DbContextOptionsBuilder Configure(this DbContextOptionsBuilder options) => options
        .ReplaceService<IModelCustomizer, PostgreSqlModel>()
        .AddInterceptors(new TextGuard())
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));

    private static void Configure(this NpgsqlDbContextOptionsBuilder npgsql, string schema) => npgsql
        .MigrationsAssembly(typeof(PostgreSqlOptionsExtensions).Assembly)
        .MigrationsHistoryTable(HistoryTable, schema);
}
