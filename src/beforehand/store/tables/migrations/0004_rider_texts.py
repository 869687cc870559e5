from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0003_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="RiderText",
            fields=[
                ("id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("production", models.CharField(max_length=36)),
                ("scene", models.CharField(db_index=True, max_length=36)),
                ("person", models.CharField(db_index=True, max_length=36)),
                ("parent", models.CharField(db_index=True, max_length=36)),
                ("number", models.IntegerField()),
                ("word", models.CharField(max_length=32)),
                ("at", models.CharField(max_length=27)),
                ("act", models.CharField(max_length=36)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "rider_text",
            },
        ),
    ]
