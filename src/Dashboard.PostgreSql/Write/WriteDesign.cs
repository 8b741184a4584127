using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Dashboard.PostgreSql.Write;

/// <summary>For <c>dotnet ef migrations add … --context WriteDbContext</c>; it connects to nothing.</summary>
internal sealed class WriteDesign : IDesignTimeDbContextFactory<WriteDbContext>
{
    public WriteDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<WriteDbContext>();
        options.UseDashboardPostgreSql("Host=design-time", WriteDbContext.Schema);
        return new WriteDbContext(options.Options);
    }
}
